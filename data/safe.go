package data

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// SafeName is the name of a file without what could lead out of a folder or fool a reader: no folders, no characters that a
// system refuses or does not show, no dots or spaces around, no names of devices; at most 120 letters, the extension kept.
func SafeName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co), r == unicode.ReplacementChar:
			return -1 // signs that turn the direction of writing hide an extension
		case strings.ContainsRune(`<>:"|?*`, r):
			return '_'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, name)
	name = strings.Trim(name, " .")
	ext := filepath.Ext(name)
	stem := strings.TrimRight(strings.TrimSuffix(name, ext), " .")
	if base, _, _ := strings.Cut(strings.ToUpper(stem), "."); slices.Contains(devices, base) {
		stem = "_" + stem
	}
	const most = 120
	if e := []rune(ext); len(e) > 20 {
		ext = string(e[:20])
	}
	if s := []rune(stem); len(s) > most-len([]rune(ext)) {
		stem = strings.TrimRight(string(s[:most-len([]rune(ext))]), " .")
	}
	if stem == "" {
		stem = "file"
	}
	return stem + strings.TrimRight(ext, " .")
}

// TitleName is the name of a file that is called after a title, with an extension that begins with a dot, or without. It is safe as those
// of SafeName, but a title is no path: what would part folders or name a drive stays as a dash. It takes 80 letters of the title at most.
func TitleName(title, ext string) string {
	title = strings.NewReplacer("/", "-", `\`, "-", ":", "-").Replace(title)
	const most = 80
	if r := []rune(title); len(r) > most {
		title = string(r[:most])
	}
	return SafeName(title) + ext
}

// devices are names that Windows keeps for itself, whatever the extension.
var devices = []string{
	"CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
	"LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
}

// programs are the extensions of what a system runs, or opens with something that runs it.
var programs = []string{
	"action", "apk", "app", "appimage", "application", "appref-ms", "appx", "bash", "bat", "bin", "chm", "cmd", "com", "command", "cpl",
	"deb", "desktop", "dll", "dmg", "docm", "dotm", "dylib", "elf", "exe", "gadget", "hta", "htm", "html", "inf", "ins", "iso", "jar", "js", "jse", "ksh",
	"library-ms", "lnk", "mjs", "msc", "msh", "msi", "msix", "msp", "mst", "osx", "out", "paf", "php", "pif", "pkg", "pl", "potm", "ppam", "ppsm", "pptm", "ps1", "ps1xml", "psc1",
	"psd1", "psm1", "py", "pyc", "pyw", "rb", "reg", "rpm", "run", "scf", "scpt", "scr", "sct", "settingcontent-ms", "sh", "shb", "shs", "so", "svg", "sys", "url",
	"vb", "vbe", "vbs", "vhd", "vhdx", "wasm", "website", "workflow", "ws", "wsc", "wsf", "wsh", "xht", "xhtml", "xlam", "xll", "xlsm", "xltm", "xsl", "zsh",
}

// magics are how programs begin: Windows and DOS, ELF, Mach-O of both orders and Java, WebAssembly, scripts, Windows links and
// help, Debian and RPM packages, compound files of installers are told by their extension.
var magics = [][]byte{
	[]byte("MZ"), []byte("\x7fELF"),
	{0xfe, 0xed, 0xfa, 0xce},
	{0xfe, 0xed, 0xfa, 0xcf},
	{0xce, 0xfa, 0xed, 0xfe},
	{0xcf, 0xfa, 0xed, 0xfe},
	{0xca, 0xfe, 0xba, 0xbe},
	[]byte("\x00asm"), []byte("#!"),
	{0x4c, 0, 0, 0, 1, 0x14, 2, 0},
	[]byte("ITSF"), []byte("!<arch>\n"),
	{0xed, 0xab, 0xee, 0xdb},
	[]byte("dex\n"),
}

// Program says whether a file is one that a system would run: by its extension, or by how its content begins.
func Program(name string, content []byte) bool {
	ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	if slices.Contains(programs, ext) {
		return true
	}
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	for _, m := range magics {
		if bytes.HasPrefix(content, m) {
			return true
		}
	}
	return false
}
