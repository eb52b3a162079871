import { describe, expect, it } from "vitest";
import { attribute, scanXml } from "./scan-xml.ts";

function events(xml: string): string[] {
  const log: string[] = [];
  scanXml(xml, "part", {
    open: (name) => log.push(`<${name}`),
    close: (name) => log.push(`>${name}`),
    text: (text) => log.push(text),
  });
  return log;
}

describe("the XML scanner", () => {
  it("gives names without prefix, text with references resolved, and CDATA as it is", () => {
    expect(events('<?xml version="1.0"?><x:a><b/>1 &lt; 2 &#x3042;&#12356;<![CDATA[<&]]><!-- > --></x:a>')).toEqual([
      "<a", "<b", ">b", "1 < 2 あい", "<&", ">a",
    ]);
  });

  it("is not misled by brackets in quoted values", () => {
    expect(events("<a t='>' u=\"/>\">x</a>")).toEqual(["<a", "x", ">a"]);
  });

  it.each(["<a>", "<a></b>", "<a", "</a>", "<a><b></a></b>", "<a>text", "<>", "<a <b/>"])("refuses %j as damaged", (xml) =>
    expect(() => events(xml)).toThrow("damaged"),
  );

  it("refuses a document type before it can declare anything", () => {
    expect(() => events('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')).toThrow("document-type-declared");
  });

  it("finds attributes by name, whole and with or without prefix", () => {
    expect(attribute(' sheetId="7" r:id="rId1" name="A &amp; B"', "id")).toBe("rId1");
    expect(attribute(' sheetId="7" r:id="rId1" name="A &amp; B"', "name")).toBe("A & B");
    expect(attribute(' a = \'1\' b="2"', "a")).toBe("1");
    expect(attribute(' ab="1"', "b")).toBeNull();
  });
});
