// The catalogue as a reader meets it: in one language, and with what the partnership has of it.
#pragma once

#include "core/json/value.h"
#include "core/locale/messages.h"
#include "core/session/session.h"

namespace samverka::exchange {

// {"kpis":[{…,"area_text","thing"}…],"schemes":[{…,"kpis","lacking","thing"}…],"series":{…}}: the
// entries as docs/catalogue.md has them, texts in the language asked for. `thing` is the KPI or
// scheme of the open partnership that goes by the entry's name, `lacking` those of a scheme's
// `kpis` that it does not have; left out where nothing is open. Without a catalogue the lists are
// empty.
[[nodiscard]] json::Value catalogue_json(const session::Session& session,
                                         locale::Language language);

}  // namespace samverka::exchange
