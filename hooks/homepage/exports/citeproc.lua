-- Answers questions of citeproc.py, one JSON object a line: prints the citations of a document, and its references.

local function html(blocks)
  return pandoc.write(pandoc.Pandoc(blocks), 'html', { wrap_text = 'none' })
end

-- Takes out all marks that the page does not need: spans but for those of this file and of styles, and links in titles.
local function plain(inlines)
  return inlines:walk {
    SmallCaps = function(text) return pandoc.Span(text.content, { class = 'small-caps' }) end,
    Span = function(span)
      local class = span.classes[1] or ''
      if class == 'pub__title' then
        span.content = span.content:walk { Link = function(link) return link.content end }
        return span
      end
      return (class == 'small-caps' or class:match '^csl%-') and span or span.content
    end,
  }
end

local function read(question)
  local document = pandoc.read(question.document, 'json')
  local items = pandoc.read(question.items, 'csljson').meta.references
  for _, item in ipairs(items or {}) do
    if item.title then item.title = pandoc.Inlines { pandoc.Span(item.title, { class = 'pub__title' }) } end
  end
  document.meta.references = items
  return pandoc.utils.citeproc(document)
end

local function citations(blocks)
  local found = {}
  blocks:walk {
    traverse = 'topdown',
    Span = function(span)
      if not span.classes:includes 'citation-here' then return nil end
      local note = ''
      local text = span.content:walk {
        Note = function(written)
          note = html { pandoc.Plain(plain(pandoc.utils.blocks_to_inlines(written.content))) }
          return {}
        end,
      }
      found[#found + 1] = { text = html { pandoc.Plain(plain(text)) }, note = note }
      return nil, false
    end,
  }
  return found
end

local function references(blocks)
  local found = {}
  blocks:walk {
    Div = function(div)
      if not div.classes:includes 'csl-entry' then return nil end
      local text = plain(pandoc.utils.blocks_to_inlines(div.content))
      found[#found + 1] = { id = div.identifier:match '%d+$', text = html { pandoc.Plain(text) } }
    end,
  }
  return found
end

for line in io.lines() do
  local fine, answer = pcall(function()
    local printed = read(pandoc.json.decode(line, false))
    return { citations = citations(printed.blocks), references = references(printed.blocks) }
  end)
  io.write(pandoc.json.encode(fine and answer or { problem = tostring(answer) }), '\n')
  io.flush()
end
