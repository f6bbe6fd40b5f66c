// The library ships no types for its worker, which is imported for what it does: it lets the library run in this thread.
declare module 'pdfjs-dist/build/pdf.worker.min.mjs';
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
