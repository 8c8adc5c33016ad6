/**
 * Imported before everything else: libraries that check more for their developers, and so take longer (graphql looks for a
 * second copy of itself at every value), ask for this once, when they are loaded.
 */
process.env.NODE_ENV ??= 'production';
