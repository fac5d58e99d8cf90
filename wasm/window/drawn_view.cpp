#include "wasm/window/drawn_view.h"

#include <imgui.h>

#include <utility>

namespace samverka::window {

void DrawnView::Source::perform(const screens::Gesture& gesture) {
    m_workbench.session().set_now(m_clock());
    (void)m_workbench.perform(gesture);
}

DrawnView::DrawnView(screens::Workbench& workbench, Clock clock)
    : m_context(ImGui::CreateContext()),
      m_source(workbench, std::move(clock)),
      m_renderer(m_source) {}

DrawnView::~DrawnView() { ImGui::DestroyContext(m_context); }

const screens::Node* DrawnView::focused_node() {
    return screens::find_node(tree(), m_renderer.focused_node());
}

bool DrawnView::wants_frame() {
    return tree().revision != m_drawn_revision || m_renderer.needs_frame();
}

bool DrawnView::frame() {
    m_renderer.set_theme(m_source.theme());
    if (!m_renderer.frame()) return false;
    m_drawn_revision = tree().revision;
    return true;
}

}  // namespace samverka::window
