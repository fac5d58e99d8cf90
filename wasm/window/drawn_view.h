// A workbench as it is drawn: the Dear ImGui context, the renderer, and which tree was shown last.
//
// Both hosts have one behind their window. It makes a frame when asked and says whether the tree
// has changed since; gestures made in a frame are performed at once, with the host's time, since
// the core has no clock. A refused gesture is shown in the tree; its result says nothing more here.
#pragma once

#include <cstdint>
#include <functional>

#include "core/base/date.h"
#include "core/screens/workbench.h"
#include "core/ui/renderer.h"
#include "core/ui/tree_source.h"

struct ImGuiContext;

namespace samverka::window {

class DrawnView {
  public:
    using Clock = std::function<base::Instant()>;

    // The workbench outlives the view.
    DrawnView(screens::Workbench& workbench, Clock clock);
    ~DrawnView();
    DrawnView(const DrawnView&) = delete;
    DrawnView& operator=(const DrawnView&) = delete;

    [[nodiscard]] ui::Renderer& renderer() { return m_renderer; }
    [[nodiscard]] const screens::Tree& tree() { return m_source.tree(); }
    // The node that has the keyboard; null when none has.
    [[nodiscard]] const screens::Node* focused_node();
    void perform(const screens::Gesture& gesture) { m_source.perform(gesture); }

    // Something moves, or the tree is another one than was drawn last.
    [[nodiscard]] bool wants_frame();
    // False when there is nothing to show yet (no fonts).
    [[nodiscard]] bool frame();

  private:
    // The workbench as the renderer knows it.
    class Source final : public ui::TreeSource {
      public:
        Source(screens::Workbench& workbench, Clock clock)
            : m_workbench(workbench), m_clock(std::move(clock)) {}
        [[nodiscard]] const screens::Tree& tree() override { return m_workbench.tree(); }
        [[nodiscard]] screens::GridRows cells(const std::string& node,
                                              const screens::GridRange& range) override {
            return m_workbench.cells(node, range);
        }
        void perform(const screens::Gesture& gesture) override;
        [[nodiscard]] screens::ThemeName theme() const { return m_workbench.state().theme; }

      private:
        screens::Workbench& m_workbench;
        Clock m_clock;
    };

    ImGuiContext* m_context;
    Source m_source;
    ui::Renderer m_renderer;
    std::uint64_t m_drawn_revision = 0;
};

}  // namespace samverka::window
