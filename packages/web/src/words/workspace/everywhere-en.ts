/** Words of every screen, in English. */
export const everywhereEn = {
  loading: "Loading…",
  save: "Save",
  cancel: "Cancel",
  close: "Close",
  copy: "Copy",
  copied: "Copied",
  undo: "Undo",
  search: "Search",
  noMatch: "Nothing fits these conditions.",
  more: "Show more",
  required: "required",
  none: "none",
  person: "person",
};
