import { currentPerson } from './person.h5'

interface OfficialButton {
  onClick: () => void
}

export function phoneNumberButton(onCode: (code: string | null) => void): OfficialButton {
  return { onClick: () => void askForCode().then(onCode) }
}

async function askForCode(): Promise<string | null> {
  try {
    const response = await fetch('/phone-code', { method: 'POST', headers: { 'x-changlai-person': currentPerson() } })
    return ((await response.json()) as { code?: string }).code ?? null
  } catch {
    // Treated like a refusal: the person can press again.
    return null
  }
}

export function avatarButton(onChosen: (temporaryPath: string) => void): OfficialButton {
  return { onClick: () => chooseFile((file) => onChosen(URL.createObjectURL(file))) }
}

function chooseFile(onChosen: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  input.onchange = () => {
    const file = input.files?.[0]
    if (file) onChosen(file)
  }
  input.click()
}
