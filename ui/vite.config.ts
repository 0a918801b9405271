import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The window loads ui/dist from the program itself: no server, no inline script (strict CSP).
export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
  server: { port: 5173, strictPort: true },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    // A module graph and a window for each file: what one file's test left on its way (a kept caret, a step back in the history)
    // took the focus in another's.
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
