package mapview

// CacheLimit is what the pictures of tiles may take, in bytes.
const CacheLimit = cacheBytes

// CacheBytes is what they take.
func (m *Map) CacheBytes() int64 { return m.cache.Bytes() }
