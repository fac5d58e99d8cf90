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

void note_response(gpointer /*dialog*/, int response, gpointer out) {
    *static_cast<std::optional<int>*>(out) = response;
}

// Waits for the dialog that is shown, with the window behind it alive.
int wait(std::optional<int>& response, const Meanwhile& meanwhile) {
    while (!response) {
        while (!response && gtk_events_pending() != FALSE) gtk_main_iteration_do(FALSE);
        meanwhile();
        g_usleep(kPauseMicroseconds);
    }
    return *response;
}

int run(GtkNativeDialog* dialog, const Meanwhile& meanwhile) {
    std::optional<int> response;
    g_signal_connect(dialog, "response", G_CALLBACK(note_response), &response);
    gtk_native_dialog_set_modal(dialog, TRUE);
    gtk_native_dialog_show(dialog);
    const int answer = wait(response, meanwhile);
    gtk_native_dialog_hide(dialog);
    return answer;
}

std::unexpected<base::Error> no_dialogs() {
    return base::fail(base::ErrorCode::UsageInvalid, "", "the machine has no dialogs");
}

Answer chosen_file(GtkFileChooser* chooser) {
    char* name = gtk_file_chooser_get_filename(chooser);
    if (name == nullptr) return std::nullopt;
    std::string out = name;
    g_free(name);
    return out;
}

Result<Answer> ask(Purpose purpose, const FileQuestion& question, const Meanwhile& meanwhile) {
    if (!start_gtk()) return no_dialogs();
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

Result<bool> ask_whether(const Question& question, const Meanwhile& meanwhile) {
    if (!start_gtk()) return no_dialogs();
    GtkWidget* dialog = gtk_message_dialog_new(nullptr, GTK_DIALOG_MODAL, GTK_MESSAGE_QUESTION,
                                               GTK_BUTTONS_NONE, nullptr);
    gtk_window_set_title(GTK_WINDOW(dialog), question.yes.c_str());
    g_object_set(dialog, "text", question.words.c_str(), nullptr);
    gtk_dialog_add_button(GTK_DIALOG(dialog), question.yes.c_str(), GTK_RESPONSE_YES);
    gtk_dialog_add_button(GTK_DIALOG(dialog), question.no.c_str(), GTK_RESPONSE_NO);
    gtk_dialog_set_default_response(GTK_DIALOG(dialog), GTK_RESPONSE_NO);
    std::optional<int> response;
    g_signal_connect(dialog, "response", G_CALLBACK(note_response), &response);
    gtk_widget_show(dialog);
    const int answer = wait(response, meanwhile);
    gtk_widget_destroy(dialog);
    while (gtk_events_pending() != FALSE) gtk_main_iteration_do(FALSE);
    return answer == GTK_RESPONSE_YES;
}

}  // namespace samverka::desktop
