import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Whose API `vite` speaks to, and whose people sign in: a local cloud. */
const cloud = process.env['CLOUD'] ?? 'http://127.0.0.1:4007';
const toCloud = { target: cloud, changeOrigin: true };

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
  server: {
    host: 'localhost',
    port: 5173,
    strictPort: true,
    proxy: { '/v1': toCloud, '/s/': toCloud, '/config.json': toCloud },
  },
});
