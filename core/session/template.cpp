#include "core/session/template.h"

#include <array>

namespace samverka::session {

namespace {

using enum model::Responsibility;

constexpr std::array kValues{
    TemplateValue{
        {"Lojalitet", "Loyalty"},
        {"Vi ser till hela partnerskapets bästa, också när det kostar den egna sidan något.",
         "We act for the good of the whole partnership, also when it costs our own side "
         "something."},
        {"Tar upp problem med motparten först. Fördelar bördor efter vem som bäst kan bära dem.",
         "Raises problems with the counterpart first. Shares burdens by who can best carry them."},
        {"Söker andra lösningar bakom motpartens rygg.",
         "Looks for other solutions behind the counterpart's back."}},
    TemplateValue{{"Integritet", "Integrity"},
                  {"Vi fattar samma beslut i samma läge och låter inte tillfället styra.",
                   "We decide alike in like situations and do not let the occasion rule."},
                  {"Håller fast vid det som har sagts. Ger skäl när något måste ändras.",
                   "Stands by what has been said. Gives reasons when something has to change."},
                  {"Utnyttjar ett tillfälligt övertag.", "Exploits a passing advantage."}},
    TemplateValue{
        {"Ärlighet", "Honesty"},
        {"Vi säger som det är, även när det är obekvämt och även om oss själva.",
         "We say how things are, also when it is inconvenient and also about ourselves."},
        {"Berättar om fel innan de upptäcks.", "Tells of mistakes before they are found."},
        {"Visar bara det som ser bra ut.", "Shows only what looks good."}},
    TemplateValue{
        {"Ömsesidighet", "Reciprocity"},
        {"Den som ger ska också få. Det som krävs av den ena kan krävas av den andra.",
         "Who gives shall also get. What is asked of one can be asked of the other."},
        {"Mäter båda sidors åtaganden på samma sätt.",
         "Measures both sides' commitments in the same way."},
        {"Kräver motprestation utan att ge någon.", "Asks for return without giving any."}},
    TemplateValue{
        {"Transparens", "Transparency"},
        {"Underlag, mätningar och kostnader är kända för båda.",
         "Data, measurements and costs are known to both."},
        {"Delar källan tillsammans med siffran.", "Shares the source along with the figure."},
        {"Håller inne det som kan påverka motpartens beslut.",
         "Holds back what could affect the counterpart's decision."}},
};

constexpr std::array kLevelA{StrategicDirection, VisionProgress, LastInstance, Transformation};
constexpr std::array kLevelB{DeliveryQuality, Measurement, ProjectPriority, Innovation};
constexpr std::array kLevelC{DailyWork, ChangeImplementation};

constexpr std::array kThreeLevels{
    TemplateLevel{
        "A",
        {"Strategisk inriktning och högsta instans", "Strategic direction and last instance"},
        kLevelA,
        model::Cadence::Quarterly,
        {"Partnerskapsråd", "Partnership board"},
        {"Följer visionen, avgör det som andra nivåer lyfter och beslutar om transformation.",
         "Follows the vision, settles what other levels raise and decides on transformation."}},
    TemplateLevel{"B",
                  {"Kvalitet, prioritering och innovation", "Quality, priority and innovation"},
                  kLevelB,
                  model::Cadence::Monthly,
                  {"Samverkansforum", "Collaboration forum"},
                  {"Svarar för leveransens kvalitet och hur den mäts, prioriterar projekt och "
                   "driver innovation.",
                   "Answers for the quality of delivery and how it is measured, sets project "
                   "priority, drives innovation."}},
    TemplateLevel{"C",
                  {"Dagligt arbete och förändringar", "Daily work and changes"},
                  kLevelC,
                  model::Cadence::Weekly,
                  {"Operativt möte", "Operational meeting"},
                  {"Sköter det dagliga arbetet och inför förändringar.",
                   "Runs the daily work and carries out changes."}},
};

// For a smaller deal: what three levels divide between B and C is one level's.
constexpr std::array kLevelsBAndC{DeliveryQuality, Measurement, ProjectPriority,
                                  Innovation,      DailyWork,   ChangeImplementation};
constexpr std::array kTwoLevels{
    TemplateLevel{
        "A",
        {"Strategisk inriktning och högsta instans", "Strategic direction and last instance"},
        kLevelA,
        model::Cadence::Quarterly,
        {"Partnerskapsråd", "Partnership board"},
        {"Följer visionen, avgör det som samverkansforumet lyfter och beslutar om transformation.",
         "Follows the vision, settles what the collaboration forum raises and decides on "
         "transformation."}},
    TemplateLevel{"B",
                  {"Kvalitet, innovation och dagligt arbete", "Quality, innovation and daily work"},
                  kLevelsBAndC,
                  model::Cadence::Weekly,
                  {"Samverkansforum", "Collaboration forum"},
                  {"Svarar för leveransens kvalitet och hur den mäts, prioriterar projekt, driver "
                   "innovation, sköter det dagliga arbetet och inför förändringar.",
                   "Answers for the quality of delivery and how it is measured, sets project "
                   "priority, drives innovation, runs the daily work and carries out changes."}},
};

constexpr std::array kTemplates{
    Template{.id = "two_levels", .values = kValues, .levels = kTwoLevels},
    Template{.id = "three_levels", .values = kValues, .levels = kThreeLevels},
};

}  // namespace

std::span<const Template> all_templates() { return kTemplates; }

const Template* find_template(std::string_view id) {
    for (const Template& one : kTemplates)
        if (one.id == id) return &one;
    return nullptr;
}

}  // namespace samverka::session
