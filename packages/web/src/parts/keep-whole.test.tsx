import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { keepWhole } from "./keep-whole.tsx";

const kept = (text: string) => `<span class="kept-whole">${text}</span>`;

describe("a day or a number with hyphens", () => {
  it.each([
    ["2026-11-28", kept("2026-11-28")],
    ["期限は2026-11-28です。", `期限は${kept("2026-11-28")}です。`],
    ["2026-05-01〜2027-04-30", `${kept("2026-05-01")}〜${kept("2027-04-30")}`],
    ["2.1.0-rc2", kept("2.1.0-rc2")],
    ["03-1234-5678", kept("03-1234-5678")],
    ["self-declared", "self-declared"],
    ["0f3a9c1e-1111-2222-3333-444455556666", "0f3a9c1e-1111-2222-3333-444455556666"],
    ["電子カルテ", "電子カルテ"],
  ])("%s stays on one line, unless it is a word or too long", (text, markup) => {
    expect(renderToStaticMarkup(<>{keepWhole(text)}</>)).toBe(markup);
  });

  it("is found inside elements and between them, and nothing else changes", () => {
    const node = (
      <p className="a">
        期限 <b>2026-11-28</b> {7}
        {null}
        {["x", <i key="k">1-2</i>]}
      </p>
    );
    expect(renderToStaticMarkup(<>{keepWhole(node)}</>)).toBe(`<p class="a">期限 <b>${kept("2026-11-28")}</b> 7x<i>${kept("1-2")}</i></p>`);
    const plain = <option>2026-11-28</option>;
    expect(keepWhole(plain)).toBe(plain);
  });
});
