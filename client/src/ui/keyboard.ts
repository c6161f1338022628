/** Phones have no keyboard to press buttons with. */
export function listenForKeys(): void {}
