#include "core/log/line.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/json/read.h"
#include "core/json/write.h"
#include "core/log/limits.h"

namespace samverka::log {

namespace {

using base::ErrorCode;
using base::Hash;

constexpr json::Limits kLineLimits{
    .bytes_max = kLineBytesMax, .depth_max = kDepthMax, .string_bytes_max = kStringBytesMax};

const json::RawMember* find_member(const std::vector<json::RawMember>& members,
                                   std::string_view key) {
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.key == key; });
    return found == members.end() ? nullptr : &*found;
}

// The text between the quotes of a raw JSON string that needs no unescaping (hashes and base64url
// never do).
std::optional<std::string_view> plain_string(std::string_view raw) {
    if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return std::nullopt;
    const auto inside = raw.substr(1, raw.size() - 2);
    return inside.find('\\') == std::string_view::npos ? std::optional(inside) : std::nullopt;
}

Hash blob_name(std::string_view salt, std::string_view data) {
    base::Sha256 hash;
    hash.add(std::string_view("samverka-blob\0", 14));
    hash.add(salt);
    hash.add(data);
    return hash.finish();
}

ReadLine damaged(std::string_view line, base::Error error) {
    ReadLine out;
    out.error = std::move(error);
    // Salvage: the id that the line claims, and every word in quotes that could be a thing's id.
    // Both forms begin with the name; what stands before it may be hurt.
    constexpr std::size_t kBeginning = 16;
    const std::size_t at = line.substr(0, kBeginning).find("sha256-");
    if (at != std::string_view::npos)
        if (const auto id = Hash::parse(line.substr(at, base::kHashCharacters))) out.claimed = *id;
    constexpr std::string_view kBody = "\"body\":";
    const std::size_t body = line.find(kBody);
    const std::size_t end = line.rfind(",\"sig\":");
    if (body != std::string_view::npos && end != std::string_view::npos &&
        end > body + kBody.size())
        out.content = base::sha256(line.substr(body + kBody.size(), end - body - kBody.size()));
    for (std::size_t i = 0; i + base::kIdCharacters + 1 < line.size(); ++i) {
        if (line[i] != '"' || line[i + base::kIdCharacters + 1] != '"') continue;
        if (const auto id = base::ThingId::parse(line.substr(i + 1, base::kIdCharacters)))
            out.touched.push_back(*id);
    }
    return out;
}

ReadLine damaged(std::string_view line, ErrorCode code, std::string_view detail) {
    return damaged(line, base::Error{.code = code, .path = {}, .detail = std::string(detail)});
}

ReadLine foreign(std::string_view detail) {
    ReadLine out;
    out.kind = LineKind::Foreign;
    out.error = {.code = ErrorCode::LineForeign, .path = {}, .detail = std::string(detail)};
    return out;
}

ReadLine read_blob(std::string_view line, const std::vector<json::RawMember>& members) {
    const auto* salt = find_member(members, "salt");
    const auto* data = find_member(members, "data");
    if (salt == nullptr || data == nullptr) return foreign("a blob has salt and data");
    const auto name = plain_string(find_member(members, "blob")->value);
    const auto salt_text = plain_string(salt->value);
    const auto data_text = plain_string(data->value);
    if (!name || !salt_text || !data_text)
        return damaged(line, ErrorCode::LineDamaged, "blob members");
    const auto expected = Hash::parse(*name);
    const auto salt_bytes = base::parse_base64url(*salt_text);
    auto data_bytes = base::parse_base64url(*data_text);
    if (!salt_bytes || !data_bytes) return damaged(line, ErrorCode::LineDamaged, "blob members");
    if (data_bytes->size() > kBlobBytesMax) return damaged(line, ErrorCode::LimitExceeded, "blob");
    if (const Hash actual = blob_name(*salt_bytes, *data_bytes); !expected || actual != *expected) {
        ReadLine out =
            damaged(line, expected ? ErrorCode::HashMismatch : ErrorCode::LineDamaged, "blob name");
        out.content = actual;
        return out;
    }
    ReadLine out;
    out.kind = LineKind::Blob;
    out.id = *expected;
    out.blob_text = std::move(*data_bytes);
    return out;
}

ReadLine read_commit_line(const model::Schema& schema, std::string_view line,
                          const std::vector<json::RawMember>& members) {
    const auto* body = find_member(members, "body");
    const auto* signatures = find_member(members, "sig");
    if (body == nullptr || signatures == nullptr) return foreign("a commit has id, body and sig");
    const auto id_text = plain_string(find_member(members, "id")->value);
    const Hash actual = base::sha256(body->value);
    if (!id_text || actual.text() != *id_text) {
        ReadLine out = damaged(line, ErrorCode::HashMismatch, "the id is not the hash of the body");
        if (!out.claimed) out.claimed = actual;
        out.content = actual;
        return out;
    }
    auto commit = read_commit(schema, body->value);
    if (!commit) return damaged(line, std::move(commit).error());
    ReadLine out;
    out.kind = LineKind::Commit;
    out.id = actual;
    out.commit = std::move(*commit);
    out.commit->id = actual;
    out.signatures = std::string(signatures->value);
    return out;
}

}  // namespace

ReadLine read_line(const model::Schema& schema, std::string_view line) {
    if (line.size() > kLineBytesMax)
        return damaged(line.substr(0, 256), ErrorCode::LineTooLong, "over 256 KiB");
    auto members = json::scan_members(line, kLineLimits);
    if (!members) return damaged(line, std::move(members).error());
    if (find_member(*members, "blob") != nullptr) return read_blob(line, *members);
    if (find_member(*members, "id") != nullptr) return read_commit_line(schema, line, *members);
    return foreign("neither a commit nor a blob");
}

Blob make_blob(std::string_view salt, std::string_view data) {
    const Hash name = blob_name(salt, data);
    json::Object out;
    out.set("blob", name.text());
    out.set("salt", base::base64url(salt));
    out.set("data", base::base64url(data));
    return {.name = name, .line = json::write(out)};
}

std::string line_with_signatures(std::string_view line, std::string_view signatures) {
    const auto members = json::scan_members(line, kLineLimits);
    if (!members) return std::string(line);
    const auto* own = find_member(*members, "sig");
    const auto* body = find_member(*members, "body");
    if (own == nullptr || body == nullptr || own->value == signatures) return std::string(line);
    std::vector<std::string> all;
    for (const std::string_view list : {own->value, signatures})
        if (const auto read = json::read(list, kLineLimits); read && read->array() != nullptr)
            for (const json::Value& item : *read->array()) all.push_back(json::write(item));
    base::sort_unique(all);
    std::string out =
        "{\"id\":\"" + base::sha256(body->value).text() + "\",\"body\":" + std::string(body->value);
    out += ",\"sig\":[";
    for (std::size_t i = 0; i < all.size(); ++i) out += (i == 0 ? "" : ",") + all[i];
    return out + "]}";
}

}  // namespace samverka::log
