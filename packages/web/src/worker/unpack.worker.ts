import { unpackFiles } from "./unpack-files.ts";

/** Unpacks one archive of files away from the page, so that it never freezes. */
addEventListener("message", (event: MessageEvent<File>) => {
  void event.data.arrayBuffer().then(
    (bytes) => postMessage(unpackFiles(new Uint8Array(bytes))),
    () => postMessage(null),
  );
});
