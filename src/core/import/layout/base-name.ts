// Names inside files (METS, ALTO, PAGE, hOCR, zips) may be paths, of any system and to anywhere. None is followed: of
// each only its last part is used, to find a file of that name among those that were brought.

/** `\\server\scans\0070.tif`, `file://./images/0070.tif`, `../../0070.tif` → `0070.tif`; empty where nothing is left. */
export function baseName(path: string): string {
  const plain = /^[a-z]+:\/\//iu.test(path) ? path.replace(/[?#].*$/su, '') : path;
  const last = plain.replace(/^.*[/\\]/su, '').trim();
  return last === '..' || last === '.' ? '' : last;
}

/** The name without its extension: pictures of one page lie about as 0070.tif and 0070.png, its text as 0070.alto.xml. */
export function stem(name: string): string {
  return baseName(name)
    .replace(/\.[^.]{1,5}$/u, '')
    .replace(/\.(?:alto|hocr|page)$/iu, '');
}
