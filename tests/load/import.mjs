// Writes a WordPress export of N posts, with a picture for every tenth, into a folder: node import.mjs N FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { deflateSync, crc32 } from 'node:zlib';

const [count, folder] = [Number(process.argv[2] ?? 1000), process.argv[3]];

function crc(bytes) {
    if (crc32) return crc32(bytes);
    let sum = ~0;
    for (const byte of bytes) {
        sum ^= byte;
        for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
    }
    return ~sum >>> 0;
}

// 40 × 30 of one colour each, so that no two are the same file.
function png(shade) {
    const chunk = (type, data) => {
        const body = Buffer.concat([Buffer.from(type), data]);
        const around = Buffer.alloc(8);
        around.writeUInt32BE(data.length, 0);
        around.writeUInt32BE(crc(body), 4);
        return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
    };
    const head = Buffer.from([0, 0, 0, 40, 0, 0, 0, 30, 8, 2, 0, 0, 0]);
    const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(120, shade % 251)]);
    row.writeUInt32BE(shade, 1);
    const rows = deflateSync(Buffer.concat(Array.from({ length: 30 }, () => row)));
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

const paragraph = '为进一步做好相关工作，现将有关事项通知如下，请各县区、各部门结合实际认真贯彻落实，并于本月底前报送进展情况。';
const categories = [['notice', '通知公告'], ['news', '部门动态']];
const post = (id) => {
    const [slug, name] = categories[id % categories.length];
    const day = new Date(Date.UTC(2015, 0, 1 + (id % 3000))).toISOString().slice(0, 10);
    const picture = id % 10 === 0
        ? `\n\n[caption id="p"]<img src="http://www.old.gov.cn/wp-content/uploads/2019/03/p${id}.png" alt="" />现场[/caption]` : '';
    const text = Array.from({ length: 8 }, (_, i) => `${i + 1}．${paragraph}（第${id}号）`).join('\n\n');
    return `<item><title>关于做好第${id}号工作的通知</title><link>http://www.old.gov.cn/${day.replaceAll('-', '/')}/tongzhi-${id}/</link>
<dc:creator><![CDATA[admin]]></dc:creator><guid isPermaLink="false">http://www.old.gov.cn/?p=${id}</guid>
<content:encoded><![CDATA[${text}${picture}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date><![CDATA[${day} 09:30:00]]></wp:post_date>
<wp:post_date_gmt><![CDATA[${day} 01:30:00]]></wp:post_date_gmt><wp:status><![CDATA[publish]]></wp:status>
<wp:post_type><![CDATA[post]]></wp:post_type><category domain="category" nicename="${slug}"><![CDATA[${name}]]></category></item>`;
};
const items = Array.from({ length: count }, (_, i) => post(i + 1)).join('\n');
mkdirSync(`${folder}/uploads/2019/03`, { recursive: true });
for (let id = 10; id <= count; id += 10) writeFileSync(`${folder}/uploads/2019/03/p${id}.png`, png(id));
writeFileSync(`${folder}/export.xml`, `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>旧站</title>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>http://www.old.gov.cn</wp:base_blog_url>
${items}
</channel></rss>
`);
writeFileSync(`${folder}/mapping.toml`, categories.map(([, name], i) => `[[category]]\nold = "${name}"\ncolumn = "${['C016', 'C013'][i]}"\nunit = "education"\n`).join('\n'));
