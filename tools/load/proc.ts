import { readFileSync } from 'node:fs';

/** Of the kernel's clock in /proc, which counts in hundredths on every Linux. */
const TICK_MILLIS = 10;

/** Processor time that a process has used, all its threads together, ms. */
export function processorMillis(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return TICK_MILLIS * (Number(fields[11]) + Number(fields[12]));
}

/** Memory of a process now (VmRSS), or the most since it was last reset (VmHWM), MB. */
export function megabytesOf(pid: number | undefined, line: 'VmRSS' | 'VmHWM'): number {
  const [, kilobytes = 0] =
    new RegExp(`${line}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
