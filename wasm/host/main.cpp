// The full application in the browser: the engine behind its eight functions, with the drawn view
// as its host.
#include "wasm/abi/instances.h"
#include "wasm/host/app.h"

int main() {
    static samverka::host::App app;
    samverka::abi::set_ui_host(&app);
    return 0;
}
