package basemap_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"emprise/geo/basemap"
)

// wide is an empty picture that is no square.
func wide(w, h int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// bomb is a small file that says it is a picture of side × side pixels, all of one colour.
func bomb(side uint32) []byte {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, data []byte) {
		_ = binary.Write(&b, binary.BigEndian, uint32(len(data)))
		body := append([]byte(kind), data...)
		b.Write(body)
		_ = binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(body))
	}
	head := binary.BigEndian.AppendUint32(nil, side)
	head = binary.BigEndian.AppendUint32(head, side)
	chunk("IHDR", append(head, 8, 0, 0, 0, 0))
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	_, _ = w.Write(make([]byte, 10<<20))
	_ = w.Close()
	chunk("IDAT", z.Bytes())
	chunk("IEND", nil)
	return b.Bytes()
}

// endless writes until it is hung up on.
func endless(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "image/png")
	block := append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 1<<16)...)
	for r.Context().Err() == nil {
		if _, err := w.Write(block); err != nil {
			return
		}
	}
}

// hangUp ends the connection in the middle of an answer.
func hangUp(w http.ResponseWriter) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		_ = conn.Close()
	}
}

// newTLS is a server whose certificate nobody has signed.
func newTLS(t *testing.T) string {
	t.Helper()
	s := httptest.NewUnstartedServer(http.HandlerFunc(pattern))
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // it would report the handshake that must fail
	s.StartTLS()
	t.Cleanup(s.Close)
	return s.URL
}

func TestWhatIsWrongWithATile(t *testing.T) {
	t.Parallel()
	whole := tilePNG(home, 256)
	write := func(kind string, body []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = w.Write(body)
		}
	}
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   basemap.Reason
	}{
		"an error of the server":  {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, basemap.Failing},
		"forbidden":               {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(403) }, basemap.Denied},
		"a web page":              {write("image/png", []byte("\n <!DOCTYPE html><html><body>Sign in</body></html>")), basemap.WebPage},
		"an exception":            {write("application/xml", []byte(`<?xml version="1.0"?><ServiceExceptionReport><ServiceException>Layer gone</ServiceException></ServiceExceptionReport>`)), basemap.ServiceError},
		"a truncated picture":     {write("image/png", whole[:len(whole)/2]), basemap.Broken},
		"a lying type":            {write("image/png", []byte("hello, this is no picture")), basemap.NotAPicture},
		"nothing":                 {write("image/png", nil), basemap.Broken},
		"an odd size":             {write("image/png", wide(256, 100)), basemap.OddSize},
		"a bomb":                  {write("image/png", bomb(60000)), basemap.OddSize},
		"a vector tile":           {write("application/vnd.mapbox-vector-tile", []byte{0x1a, 0x02, 0x0a, 0x00}), basemap.VectorTiles},
		"a body that never ends":  {endless, basemap.TooManyBytes},
		"a long body, told first": {func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "99999999") }, basemap.TooManyBytes},
		"a loop": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
		}, basemap.Redirected},
		"to a file": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		}, basemap.Redirected},
		"a reset": {func(w http.ResponseWriter, _ *http.Request) { hangUp(w) }, basemap.NoNetwork},
		"a reset within the picture": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "5000")
			_, _ = w.Write(whole[:100])
			w.(http.Flusher).Flush()
			hangUp(w)
		}, basemap.Broken},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, c.answer)
			b := newBench(t, s, set{dir: t.TempDir(), source: basemap.Source{Connections: 1}})
			b.aim(viewOf(home, 200, 200))
			if b.reason() != c.want {
				t.Errorf("%q, want %q: %v", b.reason(), c.want, b.tiles.State().Problem)
			}
			if b.tiles.State().Missing == 0 {
				t.Error("nothing is told missing")
			}
			if bytes, n := b.disk.Size(b.ctx); n != 0 {
				t.Errorf("%d bytes of it were kept", bytes)
			}
			for range 12 { // however long one waits
				b.clock.pass(time.Minute)
				b.workers.Wait()
			}
			if n := len(s.requests()); n > 12*6 {
				t.Errorf("asked %d times in twelve minutes", n)
			}
			s.replace(pattern)
			b.clock.pass(time.Hour)
			b.workers.Wait()
			b.aim(viewOf(home, 200, 200))
			if b.reason() != "" {
				t.Errorf("told after the server was mended: %v", b.tiles.State().Problem)
			}
		})
	}
}

func TestASlowServerKeepsNobodyWaiting(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	s.replace(func(w http.ResponseWriter, r *http.Request) { // a byte, then silence
		_, _ = w.Write([]byte{0x89})
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	b := newBench(t, s, set{timeout: 50 * time.Millisecond, source: basemap.Source{Connections: 1}})
	b.tiles.Aim(viewOf(home, 200, 200), 1)
	painted(b, homeTop) // does not wait
	b.workers.Wait()
	if b.reason() != basemap.TooSlow {
		t.Errorf("%q", b.reason())
	}
}
