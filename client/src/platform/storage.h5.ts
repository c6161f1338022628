import { currentPerson } from './person.h5'

// Two phones side by side share one browser's storage, so each person has a separate part of it.
const prefix = () => `changlai:${currentPerson()}:`

export function readStored(key: string): unknown {
  const text = localStorage.getItem(prefix() + key)
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    // Somebody edited it by hand; treat it as empty.
    return null
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix() + key, JSON.stringify(value))
  } catch {
    // If the storage is full or locked, only this phone forgets the value; the server loses nothing.
  }
}

export function removeStored(key: string): void {
  localStorage.removeItem(prefix() + key)
}

export function clearStored(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix())) localStorage.removeItem(key)
}
