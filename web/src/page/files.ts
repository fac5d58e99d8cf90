// Files in and out: the browser's pickers where there are any, a plain file input and a download otherwise, and files that
// are dragged into the page.

const kTypes = [
  { description: 'Samverka', accept: { 'application/x-ndjson': ['.samverka'] } },
] as const;

interface PickerWindow {
  showOpenFilePicker?: (options: object) => Promise<readonly FileSystemFileHandle[]>;
  showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
}

function pickers(): PickerWindow {
  return window as unknown as PickerWindow;
}

function isGivenUp(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function pickByInput(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.samverka,application/x-ndjson';
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}

// Undefined when the person gave up.
export async function pickFile(): Promise<File | undefined> {
  const open = pickers().showOpenFilePicker;
  if (open === undefined) return pickByInput();
  try {
    const [handle] = await open.call(window, { types: kTypes, excludeAcceptAllOption: false });
    return await handle?.getFile();
  } catch (error) {
    if (isGivenUp(error)) return undefined;
    return pickByInput(); // A frame may not use the picker.
  }
}

function download(bytes: Uint8Array, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: 'application/x-ndjson' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export async function saveFile(bytes: Uint8Array, name: string): Promise<'saved' | 'given_up'> {
  const save = pickers().showSaveFilePicker;
  if (save !== undefined) {
    try {
      const handle = await save.call(window, { suggestedName: name, types: kTypes });
      const stream = await handle.createWritable();
      await stream.write(bytes.slice());
      await stream.close();
      return 'saved';
    } catch (error) {
      if (isGivenUp(error)) return 'given_up';
    }
  }
  download(bytes, name);
  return 'saved';
}

export function fileName(title: string): string {
  const plain = title
    .normalize('NFC')
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return `${plain === '' ? 'partnerskap' : plain.slice(0, 80)}.samverka`;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

// Takes files that are dropped anywhere in the page; `over` says while one hovers.
export function acceptDroppedFiles(
  dropped: (file: File) => void,
  over: (hovers: boolean) => void,
): void {
  window.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    over(true);
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) over(false);
  });
  window.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    over(false);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) dropped(file);
  });
}
