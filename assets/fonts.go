package assets

import "embed"

// Fonts holds the faces of Noto Sans, the one family of screen and paper: fonts/NotoSans-Regular.ttf, -Bold.ttf and
// -Italic.ttf, and their licence fonts/OFL.txt (SIL Open Font License 1.1).
//
//go:embed fonts/*.ttf fonts/OFL.txt
var Fonts embed.FS
