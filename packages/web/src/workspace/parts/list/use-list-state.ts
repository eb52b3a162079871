import { useState } from "react";
import { sayInAddress } from "../../route/say-in-address.ts";
import { WHOLE_LIST, listStateOf, queryOf, type ListState } from "./list-state.ts";

/**
 * What of a list is shown; the page's address says it and follows it.
 * @param isApart another list of the screen has the address
 */
export function useListState(start: ListState = WHOLE_LIST, isApart = false): readonly [ListState, (next: ListState) => void] {
  const [state, setState] = useState<ListState>(() => (isApart ? start : listStateOf(location.search, start)));
  const change = (next: ListState) => {
    setState(next);
    if (!isApart) sayInAddress(queryOf(next));
  };
  return [state, change];
}
