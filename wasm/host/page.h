// What the app says to the page around it; in the browser, functions on the module's object that
// the page may have put there. They run outside of any call of ours, so that the page may call
// back.
#pragma once

namespace samverka::host {

// A frame was drawn.
void tell_page_of_frame();
void tell_page_of_context(bool lost);

}  // namespace samverka::host
