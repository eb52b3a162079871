/**
 * A script for `node --import` that prints the process's own peak of memory in kilobytes as it ends. What the system
 * counts as a child's peak begins with what its parent held; Linux keeps the own peak in /proc.
 */
const OWN_PEAK = `import{readFileSync as r}from'node:fs';globalThis.ownPeak=()=>{try{return Number(/VmHWM:\\s*(\\d+)/.exec(r('/proc/self/status','utf8'))[1])}catch{return process.resourceUsage().maxRSS}};`;

/** The address of a script to start a process with; `report` may call `ownPeak()`. */
export function reportAtExit(report: string): string {
  return `data:text/javascript,${encodeURIComponent(`${OWN_PEAK}process.on('exit',()=>{${report}})`)}`;
}
