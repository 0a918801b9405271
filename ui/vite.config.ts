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
    // One window after the other in the same module graph: setup.ts puts back what a test leaves behind.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
