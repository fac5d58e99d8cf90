// Rasterises Dear ImGui's draw data in software and writes it as PNG, so that screens can be looked
// at without a browser.
//
// Triangles with the usual top-left rule, bilinear texture, source-over blending: what a graphics
// card would draw, slowly. The PNG is written with stored (uncompressed) deflate blocks.

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "core/base/assert.h"
#include "tests/support/ui/headless.h"

namespace samverka::test {

namespace {

struct Colour {
    float r = 0;
    float g = 0;
    float b = 0;
    float a = 0;
};

struct Image {
    int width = 0;
    int height = 0;
    std::vector<Colour> pixels;
};

struct Vertex {
    float x = 0;
    float y = 0;
    float u = 0;
    float v = 0;
    Colour colour;
};

Colour unpacked(ImU32 colour) {
    const auto part = [&](int shift) {
        return static_cast<float>((colour >> shift) & 0xFF) / 255.0F;
    };
    return {part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT),
            part(IM_COL32_A_SHIFT)};
}

Colour texel(const ImTextureData& texture, int x, int y) {
    x = std::clamp(x, 0, texture.Width - 1);
    y = std::clamp(y, 0, texture.Height - 1);
    const unsigned char* at = texture.Pixels + (x + y * texture.Width) * texture.BytesPerPixel;
    if (texture.BytesPerPixel == 1) return {1, 1, 1, static_cast<float>(at[0]) / 255.0F};
    const auto part = [&](int index) { return static_cast<float>(at[index]) / 255.0F; };
    return {part(0), part(1), part(2), part(3)};
}

Colour mixed(const Colour& a, const Colour& b, float t) {
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t,
            a.a + (b.a - a.a) * t};
}

Colour sample(const ImTextureData& texture, float u, float v) {
    const float x = u * static_cast<float>(texture.Width) - 0.5F;
    const float y = v * static_cast<float>(texture.Height) - 0.5F;
    const int left = static_cast<int>(std::floor(x));
    const int top = static_cast<int>(std::floor(y));
    const float fx = x - static_cast<float>(left);
    const float fy = y - static_cast<float>(top);
    return mixed(mixed(texel(texture, left, top), texel(texture, left + 1, top), fx),
                 mixed(texel(texture, left, top + 1), texel(texture, left + 1, top + 1), fx), fy);
}

float edge(const Vertex& a, const Vertex& b, float x, float y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

bool top_left(const Vertex& a, const Vertex& b) { return (a.y == b.y && b.x > a.x) || b.y < a.y; }

void triangle(Image& image, const ImTextureData& texture, std::array<Vertex, 3> v,
              const ImVec4& clip) {
    float area = edge(v[0], v[1], v[2].x, v[2].y);
    if (area == 0) return;
    if (area < 0) {
        std::swap(v[1], v[2]);
        area = -area;
    }
    const float low_x = std::max(clip.x, std::min({v[0].x, v[1].x, v[2].x}));
    const float high_x = std::min(clip.z, std::max({v[0].x, v[1].x, v[2].x}));
    const float low_y = std::max(clip.y, std::min({v[0].y, v[1].y, v[2].y}));
    const float high_y = std::min(clip.w, std::max({v[0].y, v[1].y, v[2].y}));
    for (int y = std::max(0, static_cast<int>(low_y));
         y < std::min(image.height, static_cast<int>(high_y) + 1); ++y) {
        for (int x = std::max(0, static_cast<int>(low_x));
             x < std::min(image.width, static_cast<int>(high_x) + 1); ++x) {
            const float px = static_cast<float>(x) + 0.5F;
            const float py = static_cast<float>(y) + 0.5F;
            if (px < clip.x || px >= clip.z || py < clip.y || py >= clip.w) continue;
            std::array<float, 3> w{edge(v[1], v[2], px, py), edge(v[2], v[0], px, py),
                                   edge(v[0], v[1], px, py)};
            bool inside = true;
            for (std::size_t side = 0; side < 3; ++side) {
                const bool on =
                    w[side] > 0 || (w[side] == 0 && top_left(v[(side + 1) % 3], v[(side + 2) % 3]));
                inside = inside && on;
            }
            if (!inside) continue;
            for (float& part : w) part /= area;
            const auto blend = [&](auto member) {
                return w[0] * member(v[0]) + w[1] * member(v[1]) + w[2] * member(v[2]);
            };
            const Colour tint{blend([](const Vertex& at) { return at.colour.r; }),
                              blend([](const Vertex& at) { return at.colour.g; }),
                              blend([](const Vertex& at) { return at.colour.b; }),
                              blend([](const Vertex& at) { return at.colour.a; })};
            const Colour at = sample(texture, blend([](const Vertex& one) { return one.u; }),
                                     blend([](const Vertex& one) { return one.v; }));
            Colour& pixel = image.pixels[static_cast<std::size_t>(y * image.width + x)];
            const Colour source{tint.r * at.r, tint.g * at.g, tint.b * at.b, 1};
            pixel = mixed(pixel, source, std::clamp(tint.a * at.a, 0.0F, 1.0F));
        }
    }
}

Image rasterised(const ImDrawData& data) {
    const ImVec2 scale = data.FramebufferScale;
    Image image{static_cast<int>(std::lround(data.DisplaySize.x * scale.x)),
                static_cast<int>(std::lround(data.DisplaySize.y * scale.y)),
                {}};
    image.pixels.assign(static_cast<std::size_t>(image.width * image.height), {});
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            const ImTextureData* texture = command.TexRef._TexData;
            SV_ASSERT(texture != nullptr && texture->Pixels != nullptr);
            const ImVec4 clip{command.ClipRect.x * scale.x, command.ClipRect.y * scale.y,
                              command.ClipRect.z * scale.x, command.ClipRect.w * scale.y};
            for (unsigned at = 0; at + 2 < command.ElemCount; at += 3) {
                std::array<Vertex, 3> corners;
                for (unsigned corner = 0; corner < 3; ++corner) {
                    const ImDrawIdx index =
                        list->IdxBuffer[static_cast<int>(command.IdxOffset + at + corner)];
                    const ImDrawVert& from =
                        list->VtxBuffer[static_cast<int>(command.VtxOffset + index)];
                    corners[corner] = {from.pos.x * scale.x, from.pos.y * scale.y, from.uv.x,
                                       from.uv.y, unpacked(from.col)};
                }
                triangle(image, *texture, corners, clip);
            }
        }
    }
    return image;
}

using Bytes = std::vector<std::uint8_t>;

void put32(Bytes& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>((value >> shift) & 0xFF));
}

std::uint32_t crc32(const Bytes& bytes, std::size_t from) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (std::size_t at = from; at < bytes.size(); ++at) {
        crc ^= bytes[at];
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

void chunk(Bytes& out, const char* name, const Bytes& data) {
    put32(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t from = out.size();
    for (int at = 0; at < 4; ++at) out.push_back(static_cast<std::uint8_t>(name[at]));
    out.insert(out.end(), data.begin(), data.end());
    put32(out, crc32(out, from));
}

Bytes stored(const Bytes& raw) {
    Bytes out{0x78, 0x01};
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const std::uint8_t byte : raw) {
        a = (a + byte) % 65521;
        b = (b + a) % 65521;
    }
    constexpr std::size_t kBlock = 65535;
    for (std::size_t at = 0; at < raw.size(); at += kBlock) {
        const std::size_t size = std::min(kBlock, raw.size() - at);
        out.push_back(at + size == raw.size() ? 1 : 0);
        for (const std::size_t value : {size, ~size}) {
            out.push_back(static_cast<std::uint8_t>(value & 0xFF));
            out.push_back(static_cast<std::uint8_t>((value >> 8) & 0xFF));
        }
        const auto begin = raw.begin() + static_cast<std::ptrdiff_t>(at);
        out.insert(out.end(), begin, begin + static_cast<std::ptrdiff_t>(size));
    }
    put32(out, (b << 16) | a);
    return out;
}

}  // namespace

void write_picture(const std::string& path) {
    const ImDrawData* data = ImGui::GetDrawData();
    SV_ASSERT(data != nullptr && data->Valid);
    const Image image = rasterised(*data);
    Bytes raw;
    for (int y = 0; y < image.height; ++y) {
        raw.push_back(0);
        for (int x = 0; x < image.width; ++x) {
            const Colour& pixel = image.pixels[static_cast<std::size_t>(y * image.width + x)];
            for (const float part : {pixel.r, pixel.g, pixel.b}) {
                raw.push_back(
                    static_cast<std::uint8_t>(std::lround(std::clamp(part, 0.0F, 1.0F) * 255)));
            }
        }
    }
    Bytes out{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    Bytes header;
    put32(header, static_cast<std::uint32_t>(image.width));
    put32(header, static_cast<std::uint32_t>(image.height));
    for (const int value : {8, 2, 0, 0, 0}) header.push_back(static_cast<std::uint8_t>(value));
    chunk(out, "IHDR", header);
    chunk(out, "IDAT", stored(raw));
    chunk(out, "IEND", {});
    std::FILE* file = std::fopen(path.c_str(), "wb");
    SV_ASSERT(file != nullptr);
    const std::size_t put = std::fwrite(out.data(), 1, out.size(), file);
    SV_ASSERT(put == out.size());
    std::fclose(file);
}

}  // namespace samverka::test
