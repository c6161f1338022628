/** Phones press with a finger. */
export function listenForKeys(): void {}
