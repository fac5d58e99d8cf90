// Force-included into Dear ImGui's core: it reads lines of its settings with sscanf. There are no
// settings, yet the function and the reader of fractions behind it would be in every page.
#pragma once

#include <stdio.h>

#define sscanf(...) 0
