/** The address of a picture that came as base64: WeChat answers a JPEG unless it is asked for something else. */
export function dataPicture(base64: string): string {
  return `data:image/${base64.startsWith('iVBOR') ? 'png' : 'jpeg'};base64,${base64}`
}
