#pragma once

#include <array>
#include <string_view>

// What an official document is classed by. Held in Chinese, as it stands on the document.
namespace fengye::editorial {

inline constexpr std::array<std::string_view, 40> genres{
    "通知", "公告",     "通告", "意见", "决定",     "批复", "函",   "令",   "规章", "办法",
    "规划", "计划",     "报告", "公报", "通报",     "纪要", "公示", "预案", "指南", "解读",
    "图解", "视频解读", "统计", "动态", "新闻发布", "提示", "预报", "概况", "专题", "视频",
    "图集", "图片",     "问答", "回应", "辟谣",     "反馈", "表格", "转载", "年鉴", "其他"};

// 主题分类, 22 classes of the State Council.
inline constexpr std::array<std::string_view, 22> subjects{
    "国务院组织机构",
    "综合政务",
    "国民经济管理、国有资产监管",
    "财政、金融、审计",
    "国土资源、能源",
    "农业、林业、水利",
    "工业、交通",
    "商贸、海关、旅游",
    "市场监管、安全生产监管",
    "城乡建设、环境保护",
    "科技、教育",
    "文化、广电、新闻出版",
    "卫生、体育",
    "人口与计划生育、妇女儿童工作",
    "劳动、人事、监察",
    "公安、安全、司法",
    "民政、扶贫、救灾",
    "民族、宗教",
    "对外事务",
    "港澳台侨工作",
    "国防",
    "其他"};

inline constexpr std::array<std::string_view, 3> validities{"valid", "lapsed", "repealed"};

// Regulation arts. 14–16: why something is not disclosed.
inline constexpr std::array<std::string_view, 8> grounds{"state_secret",     "law_forbids", "safety",
                                                         "third_party",      "internal",    "process",
                                                         "enforcement_file", "work_secret"};

} // namespace fengye::editorial
