const gib = 1024;

/** From the first to the last, both among them. */
function steps(first: number, last: number, step: number): readonly number[] {
  return Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step);
}

/**
 * The memory, MiB, that goes with processor units, of which 1024 are a processor. Source: Amazon ECS developer guide, "Troubleshoot Amazon ECS
 * task definition invalid CPU or memory errors", read 2026-11-30.
 */
const memoryByCpu: Readonly<Record<number, readonly number[]>> = {
  256: [512, gib, 2 * gib],
  512: steps(gib, 4 * gib, gib),
  1024: steps(2 * gib, 8 * gib, gib),
  2048: steps(4 * gib, 16 * gib, gib),
  4096: steps(8 * gib, 30 * gib, gib),
  8192: steps(16 * gib, 60 * gib, 4 * gib),
  16384: steps(32 * gib, 120 * gib, 8 * gib),
};

/** Undefined for processor units that are not in the table: they may be newer than it. */
export const fargateMemory = (cpu: number): readonly number[] | undefined => memoryByCpu[cpu];

/** Processor units that tasks may have. */
export const fargateUnits: readonly string[] = Object.keys(memoryByCpu);

/** Processor units, also of `.5 vCPU`; undefined for what is neither. Source: the same page. */
export const cpuUnits = (text: string): number | undefined => amount(text, /^([\d.]+)\s*vcpu$/i);

/** MiB, also of `2 GB`; undefined for what is neither. Source: the same page, which takes a GB for 1024 MiB. */
export const memoryMiB = (text: string): number | undefined => amount(text, /^([\d.]+)\s*gb$/i);

function amount(text: string, larger: RegExp): number | undefined {
  const [, many] = larger.exec(text.trim()) ?? [];
  const value = many === undefined ? Number(text) : Number(many) * gib;
  return text.trim() !== "" && Number.isFinite(value) ? value : undefined;
}
