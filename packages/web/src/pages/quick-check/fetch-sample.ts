import sampleUrl from "../../../../../fixtures/sample/sample-mds.xlsx?url";

/** An invented, filled MDS that comes with the page. Throws when the own server does not give it. */
export async function fetchSample(): Promise<File> {
  const response = await fetch(sampleUrl);
  if (!response.ok) throw new Error(`The sample answered ${response.status}`);
  return new File([await response.blob()], "見本_MDS_架空レコーダー.xlsx");
}
