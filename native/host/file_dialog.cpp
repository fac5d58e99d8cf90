#include "native/host/file_dialog.h"

#include <gtk/gtk.h>

#include <clocale>

namespace samverka::desktop {

namespace {

using base::Result;
using Answer = std::optional<std::string>;

enum class Purpose : std::uint8_t { Open, Save };

constexpr unsigned long kPauseMicroseconds = 8000;

// GTK's own words follow the machine, but numbers stay as the rest of the program reads them.
bool start_gtk() {
    gtk_disable_setlocale();
    // There are no threads.
    std::setlocale(LC_CTYPE, "");     // NOLINT(concurrency-mt-unsafe)
    std::setlocale(LC_MESSAGES, "");  // NOLINT(concurrency-mt-unsafe)
    return gtk_init_check(nullptr, nullptr) != FALSE;
}

std::string say(const FileQuestion& question, const char* key) {
    return std::string(locale::message(key, question.language));
}

void add_filters(GtkFileChooser* chooser, const FileQuestion& question) {
    GtkFileFilter* ours = gtk_file_filter_new();
    gtk_file_filter_set_name(ours, say(question, "desktop.files").c_str());
    gtk_file_filter_add_pattern(ours, "*.samverka");
    gtk_file_chooser_add_filter(chooser, ours);
    GtkFileFilter* all = gtk_file_filter_new();
    gtk_file_filter_set_name(all, say(question, "desktop.all_files").c_str());
    gtk_file_filter_add_pattern(all, "*");
    gtk_file_chooser_add_filter(chooser, all);
}

void note_response(GtkNativeDialog*, int response, gpointer out) {
    *static_cast<std::optional<int>*>(out) = response;
}

// Shows the dialog and waits, with the window behind it alive.
int run(GtkNativeDialog* dialog, const Meanwhile& meanwhile) {
    std::optional<int> response;
    g_signal_connect(dialog, "response", G_CALLBACK(note_response), &response);
    gtk_native_dialog_set_modal(dialog, TRUE);
    gtk_native_dialog_show(dialog);
    while (!response) {
        while (!response && gtk_events_pending() != FALSE) gtk_main_iteration_do(FALSE);
        meanwhile();
        g_usleep(kPauseMicroseconds);
    }
    gtk_native_dialog_hide(dialog);
    return *response;
}

Answer chosen_file(GtkFileChooser* chooser) {
    char* name = gtk_file_chooser_get_filename(chooser);
    if (name == nullptr) return std::nullopt;
    std::string out = name;
    g_free(name);
    return out;
}

Result<Answer> ask(Purpose purpose, const FileQuestion& question, const Meanwhile& meanwhile) {
    if (!start_gtk())
        return base::fail(base::ErrorCode::UsageInvalid, "", "the machine has no file dialogs");
    const bool saves = purpose == Purpose::Save;
    GtkFileChooserNative* dialog = gtk_file_chooser_native_new(
        say(question, saves ? "desktop.save_title" : "desktop.open_title").c_str(), nullptr,
        saves ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
        say(question, saves ? "desktop.save" : "desktop.open").c_str(),
        say(question, "desktop.cancel").c_str());
    GtkFileChooser* chooser = GTK_FILE_CHOOSER(dialog);
    add_filters(chooser, question);
    gtk_file_chooser_set_do_overwrite_confirmation(chooser, TRUE);
    if (!question.folder.empty())
        gtk_file_chooser_set_current_folder(chooser, question.folder.c_str());
    if (saves) gtk_file_chooser_set_current_name(chooser, question.name.c_str());
    Answer answer;
    if (run(GTK_NATIVE_DIALOG(dialog), meanwhile) == GTK_RESPONSE_ACCEPT)
        answer = chosen_file(chooser);
    g_object_unref(dialog);
    while (gtk_events_pending() != FALSE) gtk_main_iteration_do(FALSE);
    return answer;
}

}  // namespace

Result<Answer> ask_file_to_open(const FileQuestion& question, const Meanwhile& meanwhile) {
    return ask(Purpose::Open, question, meanwhile);
}

Result<Answer> ask_file_to_save(const FileQuestion& question, const Meanwhile& meanwhile) {
    return ask(Purpose::Save, question, meanwhile);
}

}  // namespace samverka::desktop
