import { defineConfig } from 'vite';

// One entry per canvas page. Hashed file names; the host reads manifest.json to find them.
export default defineConfig({
  base: '/designer/',
  publicDir: false,
  build: {
    outDir: '../Pathways.DesignerHost/wwwroot/designer',
    emptyOutDir: true,
    manifest: 'manifest.json',
    // Fonts and images stay files: a data URI would need a looser content security policy.
    assetsInlineLimit: 0,
    rollupOptions: { input: { viewer: 'src/viewer.js', designer: 'src/designer.js' } }
  }
});
