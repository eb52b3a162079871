/** How many brackets a text opens more than it closes; below 0 when it closes more: then it is the end of something longer. */
export function openBrackets(text: string): number {
  return (text.match(/[(（「『]/g)?.length ?? 0) - (text.match(/[)）」』]/g)?.length ?? 0);
}
