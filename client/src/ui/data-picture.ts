/** The address of a picture that came as base64. WeChat sends JPEG unless it is asked for another format. */
export function dataPicture(base64: string): string {
  return `data:image/${base64.startsWith('iVBOR') ? 'png' : 'jpeg'};base64,${base64}`
}
