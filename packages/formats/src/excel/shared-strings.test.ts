import { describe, expect, it } from "vitest";
import { readSharedStrings } from "./shared-strings.ts";

const read = (items: string) => readSharedStrings(`<sst count="9">${items}</sst>`, "part");

describe("the texts that cells share", () => {
  it.each<[string, string, string[]]>([
    ["plain ones", "<si><t>はい</t></si><si><t></t></si><si><t>a &amp; &#x3042;_x000D_b</t></si>", ["はい", "", "a & あ\nb"]],
    ["kept spaces", '<si><t xml:space="preserve"> a </t></si><si><t>b</t></si>', [" a ", "b"]],
    ["runs and furigana among plain ones", "<si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r><rPh><t>ビー</t></rPh></si><si><t>d</t></si><si><t/></si>", ["a", "bc", "d", ""]],
    ["furigana as Excel writes it", '<si><t>作成日</t><rPh sb="0" eb="3"><t>サクセイビ</t></rPh><phoneticPr fontId="1"/></si><si><t>a</t><phoneticPr fontId="1" type="noConversion"/></si><si><t>b</t><rPh sb="0" eb="1"><t>ビー</t></rPh><rPh sb="1" eb="2"><t xml:space="preserve"> </t></rPh></si><si><t>c</t><rPh sb="0" eb="1"><t>シー<!-- --></t></rPh></si><si><t>d</t><r><t>e</t></r></si><si><t>f</t></si>', ["作成日", "a", "b", "c", "de", "f"]],
    ["struck runs between plain ones", '<si><t>a</t></si><si><r><rPr><strike/></rPr><t>b</t></r></si><si><t>c</t></si>', ["a", "b", "c"]],
    ["written otherwise", "<si>\n<t>a</t></si><si><t ><![CDATA[<b>]]></t></si><si><t>c<!-- d --></t></si>", ["a", "<b>", "c"]],
  ])("%s", (_, items, texts) => {
    expect(read(items).texts).toEqual(texts);
    // With a line's end in front, no item is read in the plain way.
    expect(read(items.replaceAll("<si>", "\n$&"))).toEqual(read(items));
  });

  it("refuses what is not well formed", () => expect(() => read("<si><t>a</t></si><si><t>b</si>")).toThrow("damaged"));
});
