package ingest

import (
	"bytes"
	"fmt"
	"strconv"
)

// claim is what the service that made a collection says of how much there is. Services answer in pages: IGN's stops at 5000
// features, and what is not there would pass for what does not exist.
type claim struct {
	total int  // features that match, 0 when it is not said
	more  bool // said to be a part of the answer
}

// hear takes a member beside the features: those of OGC API Features §7.16.4, of GeoServer, and of Esri.
func (c *claim) hear(name, value []byte) {
	switch string(name) {
	case "numberMatched", "totalFeatures", "total":
		if n, err := strconv.Atoi(string(value)); err == nil {
			c.total = max(c.total, n)
		}
	case "exceededTransferLimit":
		c.more = c.more || string(value) == "true"
	case "properties": // where newer servers of Esri say it
		at := bytes.Index(value, []byte(`"exceededTransferLimit"`))
		c.more = c.more || at >= 0 && bytes.Contains(value[at:], []byte("true"))
	}
}

// doubt says what is missing of a collection of so many features, "" when nothing is known to be.
func (c *claim) doubt(read int) string {
	switch {
	case c.total > read:
		return fmt.Sprintf("%d of %d", read, c.total)
	case c.more:
		return strconv.Itoa(read)
	default:
		return ""
	}
}
