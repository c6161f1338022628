const SECRET_BYTES = 32

/** A secret that only this browser knows; the shop gets its hash. */
export async function newSecret(): Promise<{ secret: string; secretHash: string }> {
  const secret = randomSecret()
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)))
  return { secret, secretHash: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') }
}

/** 32 random bytes in base64url. */
export function randomSecret(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(SECRET_BYTES))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
