// Formulas over the case of a million measurements (formulas.cpp).
#pragma once

namespace samverka::bench {

// Prints "milliseconds<TAB>checksum" of the fastest round: monthly, then daily.
void run_formulas(int series, int days, int rounds);

}  // namespace samverka::bench
