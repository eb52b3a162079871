import { describe, expect, it } from "vitest";
import { readSharedStrings } from "./shared-strings.ts";

const read = (items: string) => readSharedStrings(`<sst count="9">${items}</sst>`, "part");

describe("the texts that cells share", () => {
  it.each<[string, string, string[]]>([
    ["plain ones", "<si><t>はい</t></si><si><t></t></si><si><t>a &amp; &#x3042;_x000D_b</t></si>", ["はい", "", "a & あ\nb"]],
    ["kept spaces", '<si><t xml:space="preserve"> a </t></si><si><t>b</t></si>', [" a ", "b"]],
    ["runs and furigana among plain ones", "<si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r><rPh><t>ビー</t></rPh></si><si><t>d</t></si><si><t/></si>", ["a", "bc", "d", ""]],
    ["written otherwise", "<si>\n<t>a</t></si><si><t ><![CDATA[<b>]]></t></si><si><t>c<!-- d --></t></si>", ["a", "<b>", "c"]],
  ])("%s", (_, items, texts) => {
    expect(read(items).texts).toEqual(texts);
    // With a line's end in front, none is read in the plain way.
    expect(read(`\n${items}`)).toEqual(read(items));
  });

  it("refuses what is not well formed", () => expect(() => read("<si><t>a</t></si><si><t>b</si>")).toThrow("damaged"));
});
