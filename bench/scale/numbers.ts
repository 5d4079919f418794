/** A whole number as people write it. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A rate a second: whole from ten on, else to a tenth. */
export function rate(value: number): string {
  return value >= 10 ? whole(value) : value.toFixed(1);
}

/** A share as a percentage; what is not nothing is not called nothing. */
export function share(value: number): string {
  if (value === 0) return '0 %';
  return value < 0.001 ? '< 0.1 %' : `${(value * 100).toFixed(1)} %`;
}

/** Seconds of waiting; what a user does not notice is none. */
export function seconds(value: number | undefined): string {
  return value === undefined ? '' : `${value < 10 ? value.toFixed(1) : whole(value)} s`;
}

export function dollars(value: number): string {
  return `$${whole(value)}`;
}
