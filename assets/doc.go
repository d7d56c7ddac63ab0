// Package assets embeds what the programs carry with them: the translations, and below it the icon, the templates of needs and
// the recipe of the demonstration territory. It is a leaf: it imports nothing of Emprise.
package assets

import "embed"

// Translations holds translations/fr.json and translations/en.json.
//
//go:embed translations/*.json
var Translations embed.FS
