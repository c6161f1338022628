/** The browser's own picker; `blob:` addresses. A closed picker says nothing, so the next one takes its place. */
export function choosePhotos(max: number): Promise<string[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  input.multiple = max > 1
  return new Promise((resolve) => {
    input.onchange = () => resolve([...(input.files ?? [])].slice(0, max).map((file) => URL.createObjectURL(file)))
    input.click()
  })
}
