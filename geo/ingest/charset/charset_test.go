package charset_test

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"emprise/geo/ingest/charset"
)

func TestNamed(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"UTF-8": "UTF-8", "utf8\r\n": "UTF-8", "65001": "UTF-8", "latin1": "Windows-1252", "ISO-8859-1": "Windows-1252",
		"88591": "Windows-1252", "1252": "Windows-1252", "ANSI 1252": "Windows-1252", "windows-1252": "Windows-1252",
		"ISO 8859-15": "ISO 8859-15", "cp850": "code page 850", "OEM 850": "code page 850", "": "", "klingon": "", "UTF-16": "",
	} {
		c, ok := charset.Named(name)
		if ok != (want != "") || ok && c.Name() != want {
			t.Errorf("%q is %q, %v; want %q", name, c.Name(), ok, want)
		}
	}
}

func TestAppend(t *testing.T) {
	t.Parallel()
	oem, _ := charset.OfDBF(0x02)
	for _, c := range []struct {
		charset    charset.Charset
		text, want string
		mended     int
	}{
		{charset.UTF8, "été à l’œuvre", "été à l’œuvre", 0},
		{charset.UTF8, "\xe9t\xe9 \x9cuvre \x92", "été œuvre ’", 4},
		{charset.UTF8, "été \xe9", "été é", 1},
		{charset.UTF8, "\x81", "\u0081", 1},
		{charset.UTF8, "\ufffd", "\ufffd", 0},
		{charset.Windows1252, "\xe9t\xe9\x80", "été€", 0},
		{oem, "\x82t\x82", "été", 0},
	} {
		got, mended := c.charset.Append(nil, []byte(c.text))
		if string(got) != c.want || mended != c.mended {
			t.Errorf("%s %q: %q, %d mended; want %q, %d", c.charset.Name(), c.text, got, mended, c.want, c.mended)
		}
	}
}

func FuzzMender(f *testing.F) {
	f.Add("été \xe9t\xe9 \xe2\x82")
	f.Add(strings.Repeat("é\xe9", 20_000))
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range []charset.Charset{charset.UTF8, charset.Windows1252} {
			want, mended := c.Append(nil, []byte(text))
			for _, r := range []io.Reader{strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text)), iotest.DataErrReader(strings.NewReader(text))} {
				m := charset.NewMender(r, c)
				got, err := io.ReadAll(m)
				if err != nil || string(got) != string(want) || m.Mended() != int64(mended) {
					t.Fatalf("%q by a stream is %q, %d mended, %v; want %q, %d", text, got, m.Mended(), err, want, mended)
				}
			}
			if !utf8.Valid(want) {
				t.Fatalf("%q becomes %q", text, want)
			}
		}
	})
}
