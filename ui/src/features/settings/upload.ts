import { call } from '../../api/call';
import type { UploadView } from '../../api/generated/door';

/** Hands files over to the core, one after another. */
export async function uploadAll(files: readonly File[]): Promise<UploadView[]> {
  const views: UploadView[] = [];
  for (const file of files) {
    // One at a time: two large files at once would need twice the memory.
    // oxlint-disable-next-line no-await-in-loop
    views.push(await call('upload', { name: file.name, base64: await base64(file) }));
  }
  return views;
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject({ code: 'file_not_readable', params: {} }));
    reader.readAsDataURL(file);
  });
}
