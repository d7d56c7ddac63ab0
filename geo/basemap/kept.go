package basemap

import (
	"bytes"
	"encoding/json"
	"hash/crc32"
	"time"
)

// Kept is what is kept of a tile: the encoded picture as it came, or that there is none.
type Kept struct {
	Body    []byte
	Type    string
	Known   Validators
	Expires time.Time
	Absent  bool // the server has no such tile
}

// keptHead is the first line of a file, after the mark; the body follows.
type keptHead struct {
	Type         string    `json:"type,omitempty"`
	ETag         string    `json:"etag,omitempty"`
	LastModified string    `json:"last_modified,omitempty"`
	Expires      time.Time `json:"expires"`
	Absent       bool      `json:"absent,omitempty"`
	Length       int       `json:"length"`
	Sum          uint32    `json:"crc32"`
}

const keptMark = "emprise tile 1 "

func (k Kept) bytes() []byte {
	head := keptHead{
		Type: k.Type, ETag: k.Known.ETag, LastModified: k.Known.LastModified, Expires: k.Expires.UTC(), Absent: k.Absent,
		Length: len(k.Body), Sum: crc32.ChecksumIEEE(k.Body),
	}
	line, err := json.Marshal(head)
	if err != nil { // a date beyond the year 9999
		head.Expires = time.Time{}
		line, _ = json.Marshal(head)
	}
	b := make([]byte, 0, len(keptMark)+len(line)+1+len(k.Body))
	b = append(append(append(b, keptMark...), line...), '\n')
	return append(b, k.Body...)
}

func parseKept(b []byte) (Kept, bool) {
	rest, ours := bytes.CutPrefix(b, []byte(keptMark))
	line, body, whole := bytes.Cut(rest, []byte("\n"))
	var head keptHead
	if !ours || !whole || json.Unmarshal(line, &head) != nil || head.Length != len(body) || head.Sum != crc32.ChecksumIEEE(body) {
		return Kept{}, false
	}
	return Kept{
		Body: body, Type: head.Type, Known: Validators{ETag: head.ETag, LastModified: head.LastModified}, Expires: head.Expires, Absent: head.Absent,
	}, true
}
